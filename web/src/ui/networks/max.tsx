import './max.css'

export const drawing = (
  <path
    d="M3.6 12.4V8A4.4 4.4 0 1 1 8 12.4c-1 0-1.7-.3-2.3-.7z"
    fill="none"
    stroke="#fff"
    strokeWidth="1.6"
    strokeLinejoin="round"
  />
)
