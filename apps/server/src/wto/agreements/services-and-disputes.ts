import type { Agreement } from './agreement.ts'

const MARRAKESH = 'Marrakesh Agreement Establishing the World Trade Organization'

export const GATS: Agreement = {
  id: 'gats',
  name: 'General Agreement on Trade in Services',
  short: 'GATS',
  body: 'WTO',
  source: `${MARRAKESH}, Annex 1B (15 April 1994), 1869 UNTS 183`,
  provisions: [
    ['Article II', 'Most-Favoured-Nation Treatment'],
    ['Article III', 'Transparency'],
    ['Article III bis', 'Disclosure of Confidential Information'],
    ['Article IV', 'Increasing Participation of Developing Countries'],
    ['Article V', 'Economic Integration'],
    ['Article VI', 'Domestic Regulation'],
    ['Article VII', 'Recognition'],
    ['Article XI', 'Payments and Transfers'],
    ['Article XIV', 'General Exceptions'],
    ['Article XIV bis', 'Security Exceptions'],
    ['Article XVI', 'Market Access'],
    ['Article XVII', 'National Treatment']
  ]
}

export const DSU: Agreement = {
  id: 'dsu',
  name: 'Understanding on Rules and Procedures Governing the Settlement of Disputes',
  short: 'DSU',
  body: 'WTO',
  source: `${MARRAKESH}, Annex 2 (15 April 1994), 1869 UNTS 401`,
  provisions: [
    ['Article 3', 'General Provisions'],
    ['Article 4', 'Consultations'],
    ['Article 5', 'Good Offices, Conciliation and Mediation'],
    ['Article 6', 'Establishment of Panels'],
    ['Article 7', 'Terms of Reference of Panels'],
    ['Article 8', 'Composition of Panels'],
    ['Article 11', 'Function of Panels'],
    ['Article 12', 'Panel Procedures'],
    ['Article 13', 'Right to Seek Information'],
    ['Article 21', 'Surveillance of Implementation of Recommendations and Rulings'],
    ['Article 22', 'Compensation and the Suspension of Concessions'],
    ['Article 23', 'Strengthening of the Multilateral System']
  ]
}
