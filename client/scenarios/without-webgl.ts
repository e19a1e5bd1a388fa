/** Runs in a page before its own scripts: everything but the map works as usual, and nobody waits for a city drawn in software. */
export function withoutWebGl(): void {
  const real = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...given: unknown[]) {
    return String(given[0]).startsWith('webgl') ? null : real.apply(this, given as never)
  } as typeof real
}
