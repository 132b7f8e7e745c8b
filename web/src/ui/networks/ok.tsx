import './ok.css'

export const drawing = (
  <>
    <circle cx="8" cy="5" r="1.9" fill="none" stroke="#fff" strokeWidth="1.4" />
    <path
      d="M5.1 8.5c1.8 1.1 4 1.1 5.8 0M8 9.4l-2.4 2.9M8 9.4l2.4 2.9"
      fill="none"
      stroke="#fff"
      strokeWidth="1.4"
      strokeLinecap="round"
    />
  </>
)
