import { CustomShader } from 'cesium'

/** Points are squares on the graphics card; a city's lamps and trees are told better by round ones. Models stay as they are. */
export const createRoundPoints = (): CustomShader =>
  new CustomShader({
    fragmentShaderText: `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
#ifdef PRIMITIVE_TYPE_POINTS
  if (length(gl_PointCoord - vec2(0.5)) > 0.5) discard;
#endif
}
`,
  })
