import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder of the embedded ledger: the one given, else `PARLEY_HOME`, else the platform's data folder. Always
 * absolute. Throws nothing; whether the folder can be used shows when it is opened.
 */
export function ledgerHome(given?: string, env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const chosen = given ?? env.PARLEY_HOME;
  if (chosen) return resolve(chosen);
  if (platform === 'win32') return resolve(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'parley');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'parley');
  // The XDG specification: a relative path in this variable is invalid and to be ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(homedir(), '.local', 'share');
  return join(data, 'parley');
}
