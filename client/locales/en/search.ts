import type { search as zh } from '../zh-CN/search.ts'

/** Search anything. */
export const search: typeof zh = {
  search: {
    label: 'Search cases, addresses, components, cameras, grids and places',
    placeholder: 'Case number, address, initials, code…',
    searching: 'Searching…',
    nothing: 'Nothing found for “{{q}}”',
    hint: 'Try words, an address, the beginning of a code or pinyin initials such as “xhl12”.',
    failed: 'Searching failed',
    personal: 'Phone and identity numbers are not searched here: use the caller history of the call desk.',
    count: '{{count}} found',
    kind: {
      case: 'Cases',
      building: 'Buildings and addresses',
      road: 'Roads',
      component: 'Components',
      camera: 'Cameras',
      grid: 'Grids',
      street: 'Subdistricts',
      community: 'Communities',
      person: 'Residents (masked)',
    },
    short: {
      case: 'Case',
      building: 'Building',
      road: 'Road',
      component: 'Component',
      camera: 'Camera',
      grid: 'Grid',
      street: 'Subdistrict',
      community: 'Community',
      person: 'Resident',
    },
  },
}
