import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startLanguage } from './lib/language.ts'
import './app/theme.css'

await startLanguage()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
