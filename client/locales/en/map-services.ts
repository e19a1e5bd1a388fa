import type { mapServices as zh } from '../zh-CN/map-services.ts'

/** Map services of the city's own: naming them, and choosing one on the map. */
export const mapServices: typeof zh = {
  mapServices: {
    title: 'Map services',
    hint: 'Tile services of the city’s own (WMTS, XYZ: Tianditu, an ArcGIS cache). While there is none, the map is drawn by this system alone and nothing is asked of anybody else.',
    notes:
      'The address is given to every browser that is logged in, and so is a key in it. The service must allow other sites to read it (CORS). Open maps are told of a change; pictures of a new host show once the page is loaded anew.',
    add: 'New service',
    edit: 'Change the service',
    none: 'No map service is configured',
    name: 'Name',
    nameEn: 'English name',
    url: 'Address template',
    urlHint:
      '{z}, {x}, {y} (from the north) or {-y} (from the south), {s} for a subdomain. A WMTS is written out: …&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
    subdomains: 'Subdomains, parted by blanks',
    attribution: 'Copyright and review number',
    kind: 'Use',
    kinds: { base: 'Base map (in place of ours)', overlay: 'Overlay (names, boundaries)' },
    scheme: 'Tiling scheme',
    schemes: {
      epsg3857: 'Web Mercator EPSG:3857',
      epsg4326: 'WGS 84 geographic EPSG:4326',
      epsg4490: 'CGCS2000 geographic EPSG:4490',
    },
    firstLevel: 'Number of its first level',
    firstLevelHint:
      'What the service calls the level that shows the world in two tiles (geographic) or one (Mercator): 1 for Tianditu geographic, 0 for most',
    minZoom: 'First level',
    maxZoom: 'Last level',
    shift: 'Shift of coordinates',
    shifts: { none: 'None (WGS 84 / CGCS2000)', gcj02: 'Shifted (GCJ-02)' },
    enabled: 'In use',
    off: 'Not in use',
    save: 'Save',
    remove: 'Remove',
    removeAsk: 'Remove “{{name}}”?',
    zoom: 'levels {{from}}–{{to}}',
    choose: 'Base map',
    own: 'Our own',
    over: 'Over it',
    silent: {
      silent: '“{{name}}” does not answer.',
      empty: '“{{name}}” has no picture of the city.',
      blocked: '“{{name}}” is new to this page.',
      retry: 'Try again',
    },
    try: {
      do: 'Try it',
      hint: 'Asks for one tile over the middle of the city, from the server; browsers ask by themselves.',
      tile: 'tile {{z}}/{{x}}/{{y}}',
      kb: '{{kb}} kB',
      ms: '{{ms}} ms',
      picture: 'The tile that came',
      noSites: 'It does not allow other sites to read it (CORS): the map cannot show it.',
      came: {
        picture: 'A picture came',
        refused: 'The service refused',
        'no-picture': 'What came is no picture',
        timeout: 'The service did not answer in time',
        unreachable: 'The service cannot be reached from the server',
      },
    },
    news: {
      ground: 'The ground has changed.',
      services: 'There is another map service: a page asks only whom it was loaded with.',
      load: 'Load anew',
      later: 'Later',
    },
  },
}
