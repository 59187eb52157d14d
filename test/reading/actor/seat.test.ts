import { expect, it } from 'vitest';
import { read } from '../reading.js';

it('a ministry "in" a capital is that of the state whose seat it is', async () => {
  const reading = await read(
    'LIMA - Peru and Ecuador exchanged fire on Thursday. The defence ministry in Quito said that three soldiers had died. The Ministry of Defence in Lima said that its positions had been shelled.',
  );
  expect(reading.actors.map((a) => a.name)).toEqual(
    expect.arrayContaining(['Ministry of Defence (Ecuador)', 'Ministry of Defence (Peru)']),
  );
});
