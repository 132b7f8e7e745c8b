import './telegram.css'

export const drawing = (
  <path
    d="M3.2 7.9 12.8 4l-1.5 8-3.1-2.2-1.6 1.6-.5-2.7 4.6-3.2"
    fill="none"
    stroke="#fff"
    strokeWidth="1.3"
    strokeLinejoin="round"
    strokeLinecap="round"
  />
)
