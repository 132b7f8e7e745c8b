import './vk.css'

export const drawing = (
  <path
    d="M3.6 5.2c.1 3.4 1.8 5.6 4.9 5.6V5.2M8.5 8c1.7-.2 2.9-1.3 3.5-2.8M8.5 8c1.9.1 3.2 1.2 3.9 2.8"
    fill="none"
    stroke="#fff"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
)
