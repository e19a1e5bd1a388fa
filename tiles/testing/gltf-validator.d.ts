declare module 'gltf-validator' {
  export interface ValidationReport {
    issues: {
      numErrors: number
      numWarnings: number
      messages: { code: string; message: string; pointer?: string }[]
    }
  }
  export function validateBytes(
    bytes: Uint8Array,
    options?: { ignoredIssues?: string[]; maxIssues?: number },
  ): Promise<ValidationReport>
}
