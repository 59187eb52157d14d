/** What ministries are called: words of a text to the name that an encyclopaedia gives the ministry. */
const PORTFOLIOS: Readonly<Record<string, string>> = {
  foreign: 'Foreign Affairs',
  health: 'Health',
  defence: 'Defence',
  defense: 'Defence',
  interior: 'Internal Affairs',
  information: 'Information',
  finance: 'Finance',
  justice: 'Justice',
  education: 'Education',
  oil: 'Oil',
  energy: 'Energy',
  transport: 'Transport',
  agriculture: 'Agriculture',
  'foreign affairs': 'Foreign Affairs',
  'internal affairs': 'Internal Affairs',
  'home affairs': 'Home Affairs',
  home: 'Home Affairs',
  culture: 'Culture',
  emergencies: 'Emergency Situations',
  economy: 'Economy',
  trade: 'Trade',
  planning: 'Planning',
};

/** The portfolio that a ministry's name speaks of ("foreign", "of internal affairs"), or null. */
export function portfolioOf(words: string): string | null {
  const all = words.split(' ');
  for (let n = 2; n > 0; n--)
    for (let i = 0; i + n <= all.length; i++) {
      const found = PORTFOLIOS[all.slice(i, i + n).join(' ')];
      if (found) return found;
    }
  return null;
}
