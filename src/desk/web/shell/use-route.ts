import { useCallback, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route, type Selection } from '../route.js';

const listeners = new Set<() => void>();
let hash = window.location.hash;
let route = parseRoute(hash);

function current(): Route {
  if (window.location.hash !== hash) {
    hash = window.location.hash;
    route = parseRoute(hash);
  }
  return route;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
}

/** Goes to another view. A change of selection replaces the entry in the history: Back leads to the article before. */
export function go(to: Route, replace = false): void {
  const address = formatRoute(to);
  if (address === window.location.hash) return;
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  for (const listener of listeners) listener();
}

export function useRoute(): { route: Route; select: (selection: Selection | null) => void } {
  const shown = useSyncExternalStore(subscribe, current);
  const select = useCallback((selection: Selection | null) => {
    const now = current();
    if (now.view !== 'start') go({ ...now, selection }, true);
  }, []);
  return { route: shown, select };
}
