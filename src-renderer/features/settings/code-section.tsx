import { desktop } from '../../data/desktop.ts'
import { useServices } from '../../data/services.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { useKeyHint } from '../../keyboard/use-keys.ts'
import { SettingSwitch } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

/** What this window does with a code as it comes. */
export function CodeSection() {
  const { notices } = useServices()
  const { notifiesCodes, copiesCodes, clearsSecrets } = useViewState((view) => view)
  const { setNotifiesCodes, setCopiesCodes, setClearsSecrets } = useViewState((view) => view)
  const hint = useKeyHint('copy-newest-code')
  const isDesktop = desktop() !== null
  const notify = async (isOn: boolean) => {
    if (isOn && !isDesktop && !(await mayNotify())) {
      notices.fail(new Error('the browser does not let this page'), 'Notify of codes')
      return
    }
    setNotifiesCodes(isOn)
  }
  return (
    <SettingSection title="Codes" detail="As they come to the inbox.">
      <SettingSwitch
        title="Notify of codes"
        effect={
          notifiesCodes
            ? 'The system shows each code while this window is not in front. Pressed, it copies'
            : 'Off: a code shows in this window alone'
        }
        words="notifications notify codes"
        isOn={notifiesCodes}
        onChange={(isOn) => void notify(isOn)}
      />
      <SettingSwitch
        title="Copy codes"
        effect={
          copiesCodes
            ? isDesktop
              ? 'Each goes to the clipboard, whichever window is in front'
              : 'Each goes to the clipboard while this page is in front'
            : `Off: ${hint?.shown ?? 'the palette'} copies the newest`
        }
        words="copy codes clipboard"
        isOn={copiesCodes}
        onChange={setCopiesCodes}
      />
      {isDesktop ? (
        <SettingSwitch
          title="Clear copied secrets"
          effect={
            clearsSecrets
              ? 'Codes, keys and secrets leave the clipboard after a minute'
              : 'Off: they stay until something else is copied'
          }
          words="clear secrets clipboard"
          isOn={clearsSecrets}
          onChange={setClearsSecrets}
        />
      ) : null}
    </SettingSection>
  )
}

async function mayNotify(): Promise<boolean> {
  return 'Notification' in window && (await Notification.requestPermission()) === 'granted'
}
