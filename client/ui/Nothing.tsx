import './states.css'

/** A place that is rightly empty. */
export function Nothing({ title, hint }: { title: string; hint?: string }) {
  return (
    <div className="state">
      <strong>{title}</strong>
      {hint !== undefined && <span>{hint}</span>}
    </div>
  )
}
