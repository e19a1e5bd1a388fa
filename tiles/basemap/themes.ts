import type { ReliefLook } from './relief.ts'
import type { BasemapStyle } from './view.ts'

/** The colours of a base map, as the design's tokens say. */
export interface Theme {
  ground: string
  land: string
  areas: Record<'other' | 'square' | 'green' | 'water', string>
  water: string
  building: string
  buildingEdge: string
  /** Drawn below the roads, a pixel wider on both sides: where two run beside each other or cross, each stays to be seen. */
  roadEdge: string
  mainRoadEdge: string
  mainRoad: string
  road: string
  footway: string
  rail: string
  roadName: string
  placeName: string
  communityName: string
  waterName: string
  greenName: string
  /** Around letters, so that they can be read over anything. */
  halo: string
  /** Slopes, where the city has an elevation model. */
  relief: ReliefLook
}

export const themes: Record<BasemapStyle, Theme> = {
  command: {
    ground: '#0a111b',
    land: '#0d1622',
    areas: { other: '#0f1a28', square: '#121f2f', green: '#0f211f', water: '#0b2438' },
    water: '#0b2438',
    building: '#142336',
    buildingEdge: '#1d3047',
    roadEdge: '#0b131e',
    mainRoadEdge: '#0d1a2a',
    mainRoad: '#2b5482',
    road: '#1c3450',
    footway: '#182a40',
    rail: '#33465c',
    roadName: '#9fb6cf',
    placeName: '#b9c8d8',
    communityName: '#7f93a9',
    waterName: '#5f9cc4',
    greenName: '#6fae8c',
    halo: '#0a111b',
    relief: { light: [124, 168, 214], lightMost: 0.36, shadow: [0, 2, 6], shadowMost: 0.6 },
  },
  light: {
    ground: '#f5f7fa',
    land: '#eaeff4',
    areas: { other: '#e4eaf0', square: '#efece4', green: '#d9ecd9', water: '#c4dff2' },
    water: '#c4dff2',
    building: '#d9e1e9',
    buildingEdge: '#c0ccd7',
    roadEdge: '#cfd9e3',
    mainRoadEdge: '#a9bacb',
    mainRoad: '#ffffff',
    road: '#f7f9fb',
    footway: '#cdd6e0',
    rail: '#9aa7b4',
    roadName: '#39485a',
    placeName: '#16212d',
    communityName: '#5b6b7c',
    waterName: '#2f6f9f',
    greenName: '#2f6f45',
    halo: '#ffffff',
    relief: { light: [255, 255, 255], lightMost: 0.6, shadow: [52, 76, 104], shadowMost: 0.4 },
  },
}
