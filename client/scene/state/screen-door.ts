import { CustomShader, UniformType } from 'cesium'

/**
 * Less of a layer to be seen without making it translucent: of each four by four pixels so many are left out. What is drawn stays opaque,
 * so that neither the order in which things are drawn nor ground that hides them goes wrong, as it does with translucent pipes.
 */
export function createScreenDoor(): CustomShader {
  return new CustomShader({
    uniforms: { u_share: { type: UniformType.FLOAT, value: 1 } },
    fragmentShaderText: `
const int DOOR[16] = int[16](0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5);
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  ivec2 at = ivec2(gl_FragCoord.xy) & 3;
  if (u_share * 16.0 < float(DOOR[at.y * 4 + at.x]) + 0.5) discard;
}
`,
  })
}
