import type { CityColors } from '../scene-port.ts'

/** What `CITY_COLORS` are in the shaders. */
export const MODES: Record<CityColors, number> = { none: 0, height: 1, cases: 2, people: 3, open: 4 }

/**
 * What a state of four bytes (light and band of open cases, band of people, found, chosen) says in the mode of the map; alpha 0: nothing.
 * Reads `u_mode` and the colours of `STATE_COLORS`. Not by colour alone: yellow is hatched one way, red both ways; more people and more cases are lighter. Shared by buildings and grids, so
 * that one legend holds for both.
 */
export const STATE_GLSL = `
bool hatched(float slope) {
  return mod(gl_FragCoord.x + slope * gl_FragCoord.y, 10.0) < 3.0;
}
vec3 lightColor(int light) {
  vec3 color = light == 1 ? u_green : light == 2 ? u_yellow : u_red;
  bool isDark = light == 2 ? hatched(1.0) : light == 3 && (hatched(1.0) || hatched(-1.0));
  return isDark ? color * 0.62 : color;
}
vec4 toldColor(vec4 state) {
  int cases = int(state.r + 0.5);
  int people = int(state.g + 0.5);
  if (u_mode == ${MODES.cases} && cases % 4 > 0) return vec4(lightColor(cases % 4), 1.0);
  if (u_mode == ${MODES.people} && people > 1) return vec4(mix(u_few, u_many, float(people - 2) / 4.0), 1.0);
  if (u_mode == ${MODES.open} && cases / 4 > 0) return vec4(mix(u_quiet, u_busy, float(cases / 4 - 1) / 4.0), 1.0);
  return vec4(0.0);
}
`
