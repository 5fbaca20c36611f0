import type { Density, TextSize, Theme } from '../../data/look.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { Segments } from '../../ui/segments.tsx'
import { SettingRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

const themes: readonly { readonly id: Theme; readonly title: string }[] = [
  { id: 'system', title: 'System' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
]
const densities: readonly { readonly id: Density; readonly title: string }[] = [
  { id: 'compact', title: 'Compact' },
  { id: 'normal', title: 'Normal' },
  { id: 'roomy', title: 'Roomy' },
]
const textSizes: readonly { readonly id: TextSize; readonly title: string }[] = [
  { id: 'normal', title: 'Normal' },
  { id: 'large', title: 'Large' },
  { id: 'larger', title: 'Larger' },
]

export function LookSection() {
  const { theme, density, textSize } = useViewState((view) => view)
  const { setTheme, setDensity, setTextSize } = useViewState((view) => view)
  return (
    <SettingSection title="Appearance" detail="Of this window.">
      <SettingRow title="Theme" effect="Light and dark are drawn apart">
        <Segments label="Theme" options={themes} selected={theme} onSelect={setTheme} />
      </SettingRow>
      <SettingRow title="Density" effect="Height of rows in lists">
        <Segments label="Density" options={densities} selected={density} onSelect={setDensity} />
      </SettingRow>
      <SettingRow title="Text size" effect="Of everything but the browser's own menus">
        <Segments label="Text size" options={textSizes} selected={textSize} onSelect={setTextSize} />
      </SettingRow>
    </SettingSection>
  )
}
