export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path d="M4 6.5h24" stroke="var(--v-primary)" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M16 6.5v3.2" stroke="var(--v-primary)" strokeWidth="2.6" />
      <path
        d="M16 9.2c4.5 0 6.6 3.2 6.9 7.3.2 3 .9 4.9 2.9 6.5.6.5.3 1.5-.5 1.5H6.7c-.8 0-1.1-1-.5-1.5 2-1.6 2.7-3.5 2.9-6.5.3-4.1 2.4-7.3 6.9-7.3z"
        fill="var(--v-bronze)"
      />
      <path d="M8.6 20.4h14.8" stroke="var(--v-s1)" strokeWidth="1.3" opacity=".6" />
      <path d="M12.8 26.2a3.2 3.2 0 0 0 6.4 0z" fill="var(--v-primary)" />
    </svg>
  )
}
