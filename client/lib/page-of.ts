/** Where a popup hangs: in the page, which carries the colours of its theme. */
export const pageOf = (node: HTMLElement) => node.closest<HTMLElement>('.page') ?? document.body
/** The page itself, for what opens over it: only there its colours are known. */
export const thePage = () => document.querySelector<HTMLElement>('.page') ?? document.body
