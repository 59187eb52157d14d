import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PARLEY, parley } from '../support/parley.js';
import { ROOT } from '../support/shared.js';
import { temporaryFolder } from '../support/temporary.js';

// Each test makes a ledger of its own, in a process of its own.
vi.setConfig({ testTimeout: 180_000 });

/** Starts the desk on a ledger of its own and waits for its address. */
async function startedDesk(
  home: string,
  ...args: string[]
): Promise<{ child: ChildProcess; url: string; end: Promise<number | null> }> {
  const env = { ...process.env, PARLEY_HOME: home, PARLEY_DATABASE_URL: '' };
  const child = spawn(process.execPath, [PARLEY, 'desk', '--port', '0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const end = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer) => {
      output += chunk;
      const found = /The desk is at (http:\S+)/.exec(output);
      if (found) resolve(found[1]!);
    };
    child.stdout!.on('data', look);
    child.stderr!.on('data', look);
    child.on('close', () => reject(new Error(`the desk ended early: ${output}`)));
  });
  return { child, url, end };
}

test('an empty ledger takes in the examples, the desk shows them, and Ctrl-C ends it cleanly', async () => {
  const home = join(temporaryFolder(), 'ledger');
  const examples = join(ROOT, 'examples');
  const { child, url, end } = await startedDesk(home, '--when-empty', examples);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  const list = await (await fetch(new URL('api/articles', url))).text();
  expect(list.match(/Exercise text: /g)).toHaveLength(4);
  child.kill('SIGINT');
  // npm passes on what the terminal has sent already.
  setTimeout(() => child.kill('SIGINT'), 5);
  expect(await end).toBe(0);

  const again = await startedDesk(home, '--when-empty', examples);
  expect(
    ((await (await fetch(new URL('api/articles', again.url))).text()).match(/Exercise text: /g) ?? []).length,
  ).toBe(4);
  again.child.kill('SIGTERM');
  expect(await again.end).toBe(0);
});

test('a port that is taken is named', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.on('listening', resolve));
  const { port } = server.address() as { port: number };
  const env = { PARLEY_HOME: join(temporaryFolder(), 'ledger'), PARLEY_DATABASE_URL: '' };
  const { code, stderr } = await parley(['desk', '--port', String(port)], { env });
  expect(code).toBe(1);
  expect(stderr).toContain(`another program listens on 127.0.0.1 port ${port} already`);
  expect(stderr).not.toContain('    at ');
});
