import './email.css'

export const drawing = (
  <path
    d="M3.5 5h9v6.5h-9zM3.8 5.3 8 8.8l4.2-3.5"
    fill="none"
    stroke="#fff"
    strokeWidth="1.3"
    strokeLinejoin="round"
  />
)
