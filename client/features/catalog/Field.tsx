import { type ReactNode, useId } from 'react'

/** A label with the field it names. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="class-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
