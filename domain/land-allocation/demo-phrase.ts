/** The passphrase of the demonstration's openers. Invented: outside a demonstration nobody but its owner knows one. */
export const DEMO_PHRASE = 'bok björk alm ask';
