/** Which pipes a cover can open: by the classes of the 2026 edition and the district's own. */
export const pipeBelow: Readonly<Record<string, string>> = {
  '01001': '01999',
  '01002': '01998',
  '01018': '01998',
  '01003': '01997',
  '01004': '01997',
  '01011': '01996',
  '01021': '01996',
  '01010': '01995',
  '01005': '01994',
  '01006': '01994',
  '01015': '01994',
  '01017': '01994',
  '01007': '01993',
  '01008': '01993',
  '01009': '01993',
}

export const coverClasses = (): string[] => Object.keys(pipeBelow)
