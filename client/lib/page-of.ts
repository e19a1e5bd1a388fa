/** Where a popup hangs: in the page, which carries the colours of its theme. */
export const pageOf = (node: HTMLElement) => node.closest<HTMLElement>('.page') ?? document.body
