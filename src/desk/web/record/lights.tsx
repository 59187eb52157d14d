/**
 * What is picked, and what that lights. A long reading has thousands of fields, so each field asks for its own light
 * and only those whose light changes are drawn again.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Selection } from '../route.js';
import { fieldsAt, type Span } from './fields.js';
import { useOpenReading } from './open-reading.js';

/** Picked: pressed itself. Lit: rests on the words that are picked. */
export type FieldLight = 'picked' | 'lit' | null;

interface Lights {
  readonly selection: Selection | null;
  /** Keys of the fields that the picked words carry, the narrowest evidence first; or the picked field alone. */
  readonly litFields: readonly string[];
  readonly litSpans: readonly Span[];
}

/** The light of every field, with those who want to know when it changes. */
class LightBoard {
  #lights: ReadonlyMap<string, FieldLight> = new Map();
  readonly #watchers = new Map<string, Set<() => void>>();

  light(key: string): FieldLight {
    return this.#lights.get(key) ?? null;
  }

  watch(key: string, watcher: () => void): () => void {
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(watcher));
    return () => watchers.delete(watcher);
  }

  set(lights: ReadonlyMap<string, FieldLight>): void {
    const before = this.#lights;
    this.#lights = lights;
    for (const key of new Set([...before.keys(), ...lights.keys()]))
      if (before.get(key) !== lights.get(key)) for (const watcher of this.#watchers.get(key) ?? []) watcher();
  }
}

const LightsContext = createContext<Lights | null>(null);
const BoardContext = createContext<LightBoard | null>(null);

export function useLights(): Lights {
  const lights = useContext(LightsContext);
  if (lights === null) throw new Error('useLights outside of a reading');
  return lights;
}

/** The light of one field; draws again only when that changes. */
export function useFieldLight(key: string): FieldLight {
  const board = useContext(BoardContext);
  if (board === null) throw new Error('useFieldLight outside of a reading');
  return useSyncExternalStore(
    useMemo(() => (watcher: () => void) => board.watch(key, watcher), [board, key]),
    () => board.light(key),
  );
}

const NOTHING: readonly never[] = [];

export function LightsProvider({ selection, children }: { selection: Selection | null; children: ReactNode }) {
  const { fields } = useOpenReading();
  const [board] = useState(() => new LightBoard());
  const lights = useMemo((): Lights => {
    const picked = selection?.from === 'field' ? fields.get(selection.key) : undefined;
    const litFields =
      selection?.from === 'words'
        ? fieldsAt(fields, selection.in, selection.start, selection.end)
        : picked
          ? [picked.key]
          : NOTHING;
    return { selection, litFields, litSpans: picked?.spans ?? NOTHING };
  }, [fields, selection]);
  useLayoutEffect(() => {
    const light: FieldLight = selection?.from === 'field' ? 'picked' : 'lit';
    board.set(new Map(lights.litFields.map((key) => [key, light])));
  }, [board, lights, selection]);
  return (
    <BoardContext value={board}>
      <LightsContext value={lights}>{children}</LightsContext>
    </BoardContext>
  );
}
