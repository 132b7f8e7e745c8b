type Option = { value: string; label: string }
type Props = {
  options: readonly Option[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Values of a short list, each pressed or not. */
export function PressButtons({ options, chosen, onChange }: Props) {
  return options.map(({ value, label }) => {
    const isOn = chosen.includes(value)
    return (
      <button
        type="button"
        key={value}
        className="btn s"
        aria-pressed={isOn}
        onClick={() => onChange(isOn ? chosen.filter((one) => one !== value) : [...chosen, value])}
      >
        {label}
      </button>
    )
  })
}
