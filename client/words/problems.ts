/** What the plain pages say when something cannot be shown or done. */
export const problems = {
  notFound: {
    title: 'Sidan finns inte',
    body: 'Antingen finns det inget här, eller så är det inte ditt att se. Vi säger samma sak i båda fallen.',
  },
  forbidden: {
    title: 'Formuläret kunde inte tas emot',
    body: 'Sidan du skickade från hör till en annan inloggning eller en annan webbplats. Inget har sparats. Gå tillbaka, ladda om sidan och försök igen.',
  },
  tooLarge: {
    title: 'För mycket på en gång',
    body: 'Det du skickade är större än 256 kB. Inget har sparats. Korta texten och skicka igen.',
  },
  away: {
    title: 'Försök igen om en stund',
    body: 'En del av systemet svarar inte just nu. Inget har gått förlorat: det som redan är sparat finns kvar, och systemet kommer i gång av sig självt.',
  },
  broken: {
    title: 'Något gick fel hos oss',
    body: 'Felet är noterat. Det som redan är sparat finns kvar. Försök igen, eller börja om från I dag.',
  },
} as const;
