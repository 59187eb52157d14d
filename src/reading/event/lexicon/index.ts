/** Event lexicons of the user's own, in Parley's notation or as a CAMEO verb dictionary. */
import { addFrames } from '../frame.js';
import { type FrameFault, type FrameLexicon, readUserFrames, withoutContradictions } from './user-frames.js';
import { isVerbDictionary, readVerbDictionary } from './verb-dictionary.js';

export type { FrameFault, FrameLexicon } from './user-frames.js';

/** Reads a lexicon, its form told from its content; what is wrong with it is in `faults`. */
export function frameLexicon(file: string, text: string): FrameLexicon {
  return isVerbDictionary(text) ? readVerbDictionary(file, text) : readUserFrames(file, text);
}

/** Uses a lexicon's frames from now on in this process, but for those that contradict; faults are of the latter alone. */
export function adoptFrameLexicon(lexicon: FrameLexicon): readonly FrameFault[] {
  const { frames, faults } = withoutContradictions({ ...lexicon, faults: [] });
  addFrames(frames.map((f) => f.frame));
  return faults;
}
