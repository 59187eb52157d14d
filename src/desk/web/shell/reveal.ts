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
