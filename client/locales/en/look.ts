import type { look as zh } from '../zh-CN/look.ts'

/** How the city is looked at: cut, sun, kept views, fineness, flight, coordinates. */
export const look: typeof zh = {
  look: {
    title: 'View',
    cut: {
      title: 'Cut',
      level: 'Level cut',
      ahead: 'Upright cut',
      height: 'Height',
      offset: 'Place',
      heading: 'Direction',
    },
    sun: {
      title: 'Sun and shadow',
      show: 'By date and hour',
      hour: 'Hour',
      down: 'The sun is down.',
      stand: 'Sun at {{azimuth}}°, {{elevation}}° high',
      low: 'Light drawing, as on a weak machine, shows neither sun nor shadow.',
      full: 'Draw fully',
    },
    views: {
      title: 'Kept views',
      name: 'Name',
      keep: 'Keep this view',
      forget: 'Forget “{{name}}”',
    },
    quality: {
      title: 'Drawing',
      auto: 'By this machine',
      full: 'Full',
      low: 'Light',
      lowHow: 'For a weak machine: fewer pixels, less detail, no shadows. “View” changes it.',
      frame: '{{ms}} ms a picture',
      now: { full: 'Full drawing', low: 'Light drawing' },
    },
    flight: { how: 'W A S D along the ground, E up, Q down, arrows turn' },
    compare: {
      title: 'Side by side',
      show: 'Second pane',
      how: 'The left pane shows what the map is set to: its layers, colours, 2D or 3D, and its instant (Shift+T). The right one:',
      mode: { '3d': '3D', '2d': '2D' },
      past: 'Cases as they were…',
      now: 'Now',
      noCases: 'no cases',
      colors: 'Colours by',
      split: 'Where the panes meet',
    },
    signs: {
      north: 'North up',
      scale: 'Scale in the middle of the picture',
      osm: '© OpenStreetMap contributors (ODbL)',
      data: 'Data: {{names}}',
      rights: 'Where the map’s data come from',
    },
    readout: {
      same: 'Within what the data know, longitude and latitude of CGCS2000 are those of WGS 84.',
      zone: '3° zone {{zone}} ({{meridian}}°)',
    },
    opacity: 'Opacity of {{layer}}',
    basemap: 'Base map',
  },
}
