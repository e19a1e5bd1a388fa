import { Color, PostProcessStage, type Scene } from 'cesium'

/**
 * Edges and distance, from the depth of the finished picture in one pass. The inverse of depth is linear across a plane: where it
 * bends outwards there is an edge, which is lit; where it bends inwards — a wall's foot, the ground behind a roof — there is shade.
 */
const shader = `
uniform sampler2D colorTexture;
uniform sampler2D depthTexture;
uniform vec4 u_haze;
uniform vec3 u_zenith;
uniform vec3 u_edge;
uniform float u_nearM;
uniform float u_farM;
in vec2 v_textureCoordinates;

// Metres above the ellipsoid, counted from the eye: there numbers are small, and single precision is good to the centimetre.
float heightM(vec2 uv, float distanceM) {
  vec4 ray = czm_inverseProjection * vec4(uv * 2.0 - 1.0, 1.0, 1.0);
  vec3 place = ray.xyz / -ray.z * distanceM;
  float upward = dot(place, czm_eyeEllipsoidNormalEC);
  return czm_eyeHeight + upward + (dot(place, place) - upward * upward) / 12750000.0;
}

float inverseDistance(vec2 uv) {
  vec4 eye = czm_inverseProjection * vec4(vec3(uv, czm_readDepth(depthTexture, uv)) * 2.0 - 1.0, 1.0);
  return eye.w / max(-eye.z, 1e-6);
}

// A sky that lightens towards the horizon, a step of the screen's colours broken up so that it shows no bands.
vec3 skyAt(vec2 uv) {
  vec4 ray = czm_inverseProjection * vec4(uv * 2.0 - 1.0, 1.0, 1.0);
  float upward = dot(normalize(ray.xyz), czm_eyeEllipsoidNormalEC);
  float grain = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
  return mix(u_haze.rgb, u_zenith, smoothstep(-0.02, 0.45, upward)) + grain / 255.0;
}

void main() {
  if (czm_readDepth(depthTexture, v_textureCoordinates) >= 1.0) {
    out_FragColor = vec4(mix(texture(colorTexture, v_textureCoordinates).rgb, skyAt(v_textureCoordinates), u_haze.a), 1.0);
    return;
  }
  vec4 color = texture(colorTexture, v_textureCoordinates);
  vec2 px = 1.0 / czm_viewport.zw;
  float here = inverseDistance(v_textureCoordinates);
  float across = inverseDistance(v_textureCoordinates + vec2(px.x, 0.0)) + inverseDistance(v_textureCoordinates - vec2(px.x, 0.0));
  float along = inverseDistance(v_textureCoordinates + vec2(0.0, px.y)) + inverseDistance(v_textureCoordinates - vec2(0.0, px.y));
  float bend = ((2.0 * here - across) + (2.0 * here - along)) / max(here, 1e-9);
  float distanceM = 1.0 / max(here, 1e-9);
  float clear = 1.0 - smoothstep(u_nearM, u_farM, distanceM);
  // The seams between the ground's tiles are no edges.
  float raised = smoothstep(2.0, 4.0, heightM(v_textureCoordinates, distanceM));
  float lit = smoothstep(0.0016, 0.013, bend) * clear * clear * raised;
  float shade = smoothstep(0.0014, 0.03, -bend) * clear;
  color.rgb = mix(color.rgb, u_edge, lit * 0.35);
  color.rgb *= 1.0 - 0.34 * shade;
  color.rgb = mix(color.rgb, u_haze.rgb, (1.0 - clear) * u_haze.a);
  out_FragColor = color;
}
`

interface DepthLook {
  /** What the distance fades into: the sky above the horizon. */
  haze: string
  zenith: string
  edge: string
  /** The share of a picture that the haze takes at most. */
  most: number
}

/** Lights the edges of buildings and lets the distance fade; a translucent ground has no depth to fade by, so the haze can be lifted. */
export function addDepthLook(
  scene: Scene,
  { haze, zenith, edge, most }: DepthLook,
): { setHaze(isOn: boolean): void; setShown(isShown: boolean): void; dispose(): void } {
  let strength = most
  const far = Color.fromCssColorString(haze)
  const line = Color.fromCssColorString(edge)
  const top = Color.fromCssColorString(zenith)
  const heightM = () => Math.max(200, scene.camera.positionCartographic.height)
  const stage = scene.postProcessStages.add(
    new PostProcessStage({
      fragmentShader: shader,
      uniforms: {
        u_haze: () => ({ x: far.red, y: far.green, z: far.blue, w: strength }),
        u_zenith: { x: top.red, y: top.green, z: top.blue },
        u_edge: { x: line.red, y: line.green, z: line.blue },
        u_nearM: () => heightM() * 1.3 + 400,
        u_farM: () => heightM() * 3.2 + 1500,
      },
    }),
  )
  return {
    setHaze(isOn) {
      strength = isOn ? most : 0
    },
    setShown(isShown) {
      stage.enabled = isShown
    },
    dispose() {
      if (!scene.isDestroyed()) scene.postProcessStages.remove(stage)
    },
  }
}
