import { Cartesian3, Color, UniformType } from 'cesium'

/** How walls and roofs take the light. */
export interface WallLook {
  /** What light comes from everywhere, as a colour; white and a sun of 0 would leave every wall as it is. */
  readonly sky: string
  readonly sun: number
  /** The share of light that the foot of a wall goes without. */
  readonly foot: number
  /** How much darker panes are than their wall. */
  readonly glass: number
  /** Light behind some windows, and how strong it is. */
  readonly glow: string
  readonly glowShare: number
}

/**
 * Light from one side and from the sky; walls are darker at their foot, as if their neighbours took the light, and from near they have
 * floors and windows. Not Cesium's own light: it greys what is dark and knows neither sky nor street.
 */
export const LIGHT_GLSL = `
// Above the building's own foot; the earth's curve over a few kilometres is some metres, too.
float aboveFootM(vec3 place, float baseM) {
  float upward = dot(place, czm_eyeEllipsoidNormalEC);
  float outwardM2 = dot(place, place) - upward * upward;
  return czm_eyeHeight + upward + outwardM2 / 12750000.0 - baseM;
}
float hash(vec3 of) {
  return fract(sin(dot(of, vec3(12.9898, 78.233, 37.719))) * 43758.5453);
}
// How much of a pane is at this point of a wall: red; and whether somebody has light behind it: green.
vec2 paneAt(vec2 wallM, float storeyM, float id) {
  vec2 cell = wallM / vec2(2.6, storeyM);
  vec2 softness = max(fwidth(cell), vec2(0.001));
  float clear = 1.0 - smoothstep(0.2, 0.5, max(softness.x, softness.y));
  vec2 inCell = abs(fract(cell) - vec2(0.5, 0.55));
  vec2 isPane = 1.0 - smoothstep(vec2(0.3, 0.26) - softness * 0.5, vec2(0.3, 0.26) + softness * 0.5, inCell);
  return vec2(isPane.x * isPane.y * clear, step(0.88, hash(vec3(floor(cell), mod(id, 997.0)))));
}
vec3 litColor(vec3 color, vec3 place, vec3 metresMC, vec3 normal, vec4 building) {
  vec3 up = czm_eyeEllipsoidNormalEC;
  float upright = dot(normal, up);
  float wall = 1.0 - smoothstep(0.25, 0.6, upright);
  float aboveM = aboveFootM(place, building.y);
  vec3 sun = max(dot(normal, czm_lightDirectionEC), 0.0) * czm_lightColorHdr / 2.1;
  vec3 shade = u_sky * (0.78 + 0.22 * upright) + u_sun * sun;
  shade *= 1.0 - wall * u_foot * (1.0 - smoothstep(0.0, min(16.0, 4.0 + building.x * 0.4), aboveM));
  vec3 lit = color * shade;
  vec3 along = normalize(cross(up, normal) + vec3(1e-6));
  vec3 alongMC = normalize(along * mat3(czm_modelView));
  float storeyM = building.x / max(1.0, floor(building.x / 3.2 + 0.5));
  vec2 pane = paneAt(vec2(dot(metresMC, alongMC), aboveM), storeyM, building.z);
  float isGlazed = pane.x * wall * step(1.0, aboveM) * step(aboveM, building.x - 0.4);
  lit *= 1.0 - u_glass * isGlazed;
  // By day nobody has a light on; the sun's own light is the one that is warm.
  float isDark = step(czm_lightColorHdr.r, czm_lightColorHdr.b + 0.001);
  lit = mix(lit, u_glow, isGlazed * pane.y * isDark * building.w);
  // Cesium takes it for a linear colour.
  return pow(clamp(lit, 0.0, 1.0), vec3(2.2));
}
`

const rgb = (css: string) => {
  const { red, green, blue } = Color.fromCssColorString(css)
  return { type: UniformType.VEC3, value: new Cartesian3(red, green, blue) }
}

/** What `LIGHT_GLSL` reads. */
export const lightUniforms = ({ sky, sun, foot, glass, glow, glowShare }: WallLook) => ({
  u_sky: rgb(sky),
  u_glow: rgb(glow),
  u_sun: { type: UniformType.FLOAT, value: sun },
  u_foot: { type: UniformType.FLOAT, value: foot },
  u_glass: { type: UniformType.FLOAT, value: glass },
  u_glow_share: { type: UniformType.FLOAT, value: glowShare },
})
