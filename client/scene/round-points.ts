import { CustomShader } from 'cesium'

/**
 * Points are squares on the graphics card, and all of a square is as far as its middle: of one that lies on the ground the ground
 * would hide the lower half. So they are round, and lifted by half their size. Models stay as they are.
 */
export const createRoundPoints = (sizePx: number): CustomShader =>
  new CustomShader({
    vertexShaderText: `
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
#ifdef PRIMITIVE_TYPE_POINTS
  // The tiles' axes are east, up and south, in steps of their grid.
  vec4 place = czm_modelView * vec4(vsOutput.positionMC, 1.0);
  float liftM = ${(sizePx * 0.6).toFixed(1)} * czm_metersPerPixel(place);
  vsOutput.positionMC.y += liftM / length(czm_model[1].xyz);
  vsOutput.pointSize = ${sizePx.toFixed(1)} * czm_pixelRatio * clamp(2500.0 / -place.z, 0.6, 1.0);
#endif
}
`,
    fragmentShaderText: `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
#ifdef PRIMITIVE_TYPE_POINTS
  if (length(gl_PointCoord - vec2(0.5)) > 0.5) discard;
#endif
}
`,
  })
