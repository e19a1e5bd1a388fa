/** What an elevation model may count its heights from: three levels of the sea, or the ellipsoid of WGS 84 and CGCS2000. */
export const GROUND_VERTICALS = ['egm96', 'egm2008', 'cn1985', 'ellipsoid'] as const
export type GroundVertical = (typeof GROUND_VERTICALS)[number]
