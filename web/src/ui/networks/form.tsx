import './form.css'

export const drawing = (
  <path d="M4.5 4.5h7M4.5 8h7M4.5 11.5h4" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" />
)
