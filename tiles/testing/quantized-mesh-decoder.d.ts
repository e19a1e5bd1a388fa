declare module '@here/quantized-mesh-decoder' {
  interface Decoded {
    header: Record<string, number>
    /** All u, then all v, then all heights, 0 to 32,767. */
    vertexData: Uint16Array
    triangleIndices: Uint16Array | Uint32Array
    westIndices: Uint16Array | Uint32Array
    southIndices: Uint16Array | Uint32Array
    eastIndices: Uint16Array | Uint32Array
    northIndices: Uint16Array | Uint32Array
  }
  export default function decode(data: ArrayBuffer): Decoded
}
