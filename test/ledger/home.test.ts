import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerHome } from '../../src/ledger/index.js';

describe('the folder of an embedded ledger', () => {
  it('is the one given, else PARLEY_HOME, always as a whole path', () => {
    expect(ledgerHome('some/where', { PARLEY_HOME: '/else' }, 'linux')).toBe(resolve('some/where'));
    expect(ledgerHome(undefined, { PARLEY_HOME: 'else', XDG_DATA_HOME: '/data' }, 'linux')).toBe(resolve('else'));
  });

  it('is otherwise where the platform keeps data', () => {
    const at = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) =>
      ledgerHome(undefined, { PARLEY_HOME: '', ...env }, platform);
    expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'parley'));
    expect(at('linux', {})).toBe(join(homedir(), '.local', 'share', 'parley'));
    expect(at('linux', { XDG_DATA_HOME: 'relative/is/invalid' })).toBe(join(homedir(), '.local', 'share', 'parley'));
    expect(at('darwin', { XDG_DATA_HOME: '/data' })).toBe(join(homedir(), 'Library', 'Application Support', 'parley'));
    expect(at('win32', { LOCALAPPDATA: '/local' })).toBe(resolve('/local', 'parley'));
  });
});
