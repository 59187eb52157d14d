/**
 * Frames of the user's own: JSON lines, one frame a line, as `data/frames.json` has them; empty lines and lines that
 * begin with # are passed over. What is wrong is reported with file, line and reason, and the rest is used.
 */
import { compilePattern, type Frame, FrameRecord, frameClasses, frameRegister } from '../frame.js';

export interface FrameFault {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface FrameLexicon {
  readonly file: string;
  /** Each frame with the line it stands in. */
  readonly frames: readonly { readonly line: number; readonly frame: Frame }[];
  readonly faults: readonly FrameFault[];
}

/** What a user may leave out. */
const DEFAULTS = { mode: null, cameo: null, verbs: [], nouns: [], recipient: ['object'], contexts: [], source: 'user' };

export function readUserFrames(file: string, text: string): FrameLexicon {
  const frames: { line: number; frame: Frame }[] = [];
  const faults: FrameFault[] = [];
  for (const [k, written] of text.split(/\r?\n/).entries()) {
    if (!written.trim() || written.trim().startsWith('#')) continue;
    const made = frameIn(written);
    if (typeof made === 'string') faults.push({ file, line: k + 1, reason: made });
    else frames.push({ line: k + 1, frame: made });
  }
  return { file, frames, faults };
}

/** The frame that a line holds, or what is wrong with it. */
function frameIn(line: string): Frame | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'not a JSON object';
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return 'not a JSON object';
  const parsed = FrameRecord.safeParse({ ...DEFAULTS, ...json });
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return `${issue.path.join('.') || 'frame'}: ${issue.message}`;
  }
  const frame = parsed.data;
  if (frame.verbs.length + frame.nouns.length === 0) return `${frame.id}: no verb and no noun`;
  try {
    for (const pattern of [...frame.verbs, ...frame.nouns]) compilePattern(frame, pattern, frameClasses());
  } catch (error) {
    return (error as Error).message.replace(/^frames\.json: /, '');
  }
  return frame;
}

/**
 * The frames of a lexicon that may be used together: of two with one id, or two that make different categories of the
 * same words, the first stands. Faults are of the second.
 */
export function withoutContradictions(lexicon: FrameLexicon): FrameLexicon {
  const ids = new Map<string, number>(frameRegister().frames.map((f) => [f.id, 0]));
  const said = new Map<string, { line: number; category: string }>();
  const faults: FrameFault[] = [...lexicon.faults];
  const frames = lexicon.frames.filter(({ line, frame }) => {
    const fault = (reason: string) => {
      faults.push({ file: lexicon.file, line, reason });
      return false;
    };
    const twin = ids.get(frame.id);
    if (twin !== undefined)
      return fault(`${frame.id}: there is such a frame already${twin > 0 ? ` in line ${twin}` : ' in the register'}`);
    const patterns = [...frame.verbs.map((v) => `verb "${v}"`), ...frame.nouns.map((n) => `noun "${n}"`)];
    for (const pattern of patterns) {
      const other = said.get(pattern);
      if (other && other.category !== frame.category)
        return fault(
          `${frame.id}: ${pattern} is ${frame.category} here and ${other.category} in line ${other.line}; the first stands`,
        );
    }
    ids.set(frame.id, line);
    for (const pattern of patterns) if (!said.has(pattern)) said.set(pattern, { line, category: frame.category });
    return true;
  });
  return { file: lexicon.file, frames, faults };
}
