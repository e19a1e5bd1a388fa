import type { legend as zh } from '../zh-CN/legend.ts'

/** What the colours and signs of components and pipes mean. */
export const legend: typeof zh = {
  legend: {
    grouped:
      'A pin with a number stands for that many cases close together and shows the most urgent of them. Click again for the next one; from nearer they part.',
    title: 'Legend',
    family: {
      lamps: 'Lighting',
      green: 'Trees, green',
      covers: 'Covers',
      cameras: 'Cameras',
      hydrants: 'Fire',
      traffic: 'Traffic',
      facilities: 'Facilities',
      cleaning: 'Sanitation',
      other: 'Others',
    },
    state: { damaged: 'Damaged', lost: 'Lost', abandoned: 'Abandoned' },
    bands: 'Far off, round marks count by kind; nearer, points; close by, models.',
    pipe: {
      '01999': 'Water',
      '01998': 'Sewage',
      '01997': 'Rainwater',
      '01996': 'Gas',
      '01995': 'Heating',
      '01994': 'Power',
      '01993': 'Telecom',
    },
    shaft: 'Manhole',
    tubes: 'Close by, pipes have their true width and depth.',
  },
}
