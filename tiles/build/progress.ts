/** Told after every tile; may wait, so that a build lets others have the thread. */
export type Progress = (done: number, total: number) => void | Promise<void>

/** Lets waiting requests be answered before the next tile is made. */
export const giveWay = (): Promise<void> => new Promise((resume) => setImmediate(resume))
