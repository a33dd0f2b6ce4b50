import { t } from '../../../../shared/messages/format.ts';
import { SelectField } from '../../components/select-field.tsx';
import { useStore } from '../../lib/store.ts';
import { chooseTheme, THEMES, themeStore } from '../../lib/theme.ts';

export function ThemeChoice() {
  const theme = useStore(themeStore);
  const choices = THEMES.map((value) => ({ value, text: t(`theme.${value}`) }));
  return <SelectField label={t('theme.colours')} choices={choices} value={theme} onChange={chooseTheme} />;
}
