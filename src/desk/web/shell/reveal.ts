/** Brings an element into sight in the pane that it stands in, and leaves what is in sight where it is. */
export function reveal(element: Element | null | undefined): void {
  if (!element) return;
  const pane = element.closest('.pane')?.getBoundingClientRect();
  const top = Math.max(0, pane?.top ?? 0) + 40;
  const bottom = Math.min(window.innerHeight, pane?.bottom ?? window.innerHeight) - 56;
  const { top: above, bottom: below } = element.getBoundingClientRect();
  if (above >= top && below <= bottom) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}

/**
 * Scrolls the list so far that an element of it is in sight. Not by `scrollIntoView`: with that, Tab would go on from the
 * element, and who has just opened the page would never meet the skip links.
 */
export function scrollList(element: Element | null | undefined): void {
  const list = element?.closest('.list');
  if (!element || !list) return;
  const inner = element.getBoundingClientRect();
  const outer = list.getBoundingClientRect();
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}
