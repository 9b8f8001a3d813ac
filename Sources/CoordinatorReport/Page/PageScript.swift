/// What the page does beyond being read: filters, links that open what they lead to, and the state in the address.
///
/// The address after `#` is either the name of a place or `q=…&curator=…&state=…&item=…&open=…`.
enum PageScript {
    static let text: StaticString = #"""
        (() => {
          'use strict';
          const all = (selector, root = document) => [...root.querySelectorAll(selector)];
          const form = document.getElementById('filter');
          const found = document.getElementById('found');
          const none = document.getElementById('none');
          const fields = ['q', 'curator', 'state', 'item'];
          document.documentElement.classList.add('js');
          form.hidden = false;

          // Schools of a heavy page are put together when they are opened.
          let packed = null;
          const store = () => {
            if (packed === null) {
              const block = document.getElementById('packed');
              packed = block ? JSON.parse(block.textContent) : { owners: {} };
            }
            return packed;
          };
          const unpack = (details) => {
            const body = details.querySelector(':scope > .inside > [data-packed]');
            if (!body) return;
            const { pieces, bodies } = store();
            const whole = bodies[Number(body.dataset.packed)].map((piece) => pieces[piece]).join('');
            body.removeAttribute('data-packed');
            // Written by the program with every text escaped; the policy of the page lets no script in it run.
            body.innerHTML = whole;
          };
          const rows = all('#matrix tbody tr').map((row) => ({
            row,
            school: document.getElementById('s-' + row.dataset.school),
            text: row.dataset.q,
            curator: row.dataset.curator,
            states: row.dataset.states.split(' '),
            items: row.dataset.items.split(' '),
          }));
          const schools = all('details.school');
          document.addEventListener('toggle', (event) => {
            if (event.target.matches('details.school') && event.target.open) unpack(event.target);
          }, true);

          const folded = (text) => text.toLowerCase().replace(/ё/g, 'е').replace(/[«»"]/g, '');
          const wanted = () => Object.fromEntries(fields.map((name) => [name, form.elements.namedItem(name).value]));
          const filter = () => {
            const { q, curator, state, item } = wanted();
            const words = folded(q).split(/\s+/).filter(Boolean);
            let shown = 0;
            for (const entry of rows) {
              const fits = words.every((word) => entry.text.includes(word))
                && (curator === '' || entry.curator === curator)
                && (state === '' || entry.states.includes(state))
                && (item === '' || entry.items.includes(item));
              entry.row.hidden = !fits;
              entry.school.hidden = !fits;
              if (fits) shown += 1;
            }
            none.hidden = shown > 0;
            const text = `Показано школ: ${shown} из ${rows.length}`;
            if (found.textContent !== text) found.textContent = text;
          };

          const remember = (open, isStep) => {
            const state = new URLSearchParams();
            for (const [name, value] of Object.entries(wanted())) if (value !== '') state.set(name, value);
            if (open) state.set('open', open);
            const address = '#' + state.toString();
            try {
              if (isStep) history.pushState(null, '', address); else history.replaceState(null, '', address);
            } catch { /* A page inside another one may have no address to change. */ }
          };
          const reveal = (id) => {
            let target = document.getElementById(id);
            if (!target && Object.hasOwn(store().owners, id)) {
              unpack(schools[store().owners[id]]);
              target = document.getElementById(id);
            }
            if (!target) return;
            for (let part = target; part; part = part.parentElement) {
              part.hidden = false;
              if (part.localName === 'details') { unpack(part); part.open = true; }
            }
            const inside = target.querySelector(':scope > details');
            if (inside && target.localName === 'section') inside.open = true;
            const focus = target.localName === 'details' ? target.querySelector('summary') : target;
            target.scrollIntoView();
            if (!focus.matches('summary, a, button, input, select, [tabindex]')) focus.tabIndex = -1;
            focus.focus({ preventScroll: true });
          };
          const obey = () => {
            const address = location.hash.slice(1);
            if (!address.includes('=')) {
              filter();
              if (address) reveal(decodeURIComponent(address));
              return;
            }
            const state = new URLSearchParams(address);
            for (const name of fields) form.elements.namedItem(name).value = state.get(name) ?? '';
            filter();
            if (state.has('open')) reveal(state.get('open'));
            else document.getElementById('matrix').scrollIntoView();
          };

          form.addEventListener('input', () => { filter(); remember(null, false); });
          form.addEventListener('submit', (event) => event.preventDefault());
          form.addEventListener('reset', () => setTimeout(() => { filter(); remember(null, false); }));
          const toggle = (open) => {
            for (const school of schools) if (!school.hidden) { if (open) unpack(school); school.open = open; }
          };
          document.getElementById('open').addEventListener('click', () => toggle(true));
          document.getElementById('close').addEventListener('click', () => toggle(false));
          document.addEventListener('click', (event) => {
            const link = event.target.closest('a[href^="#"]');
            if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            const address = decodeURIComponent(link.getAttribute('href').slice(1));
            event.preventDefault();
            if (address.includes('=')) {
              location.hash = address;
              return;
            }
            remember(address, true);
            reveal(address);
          });
          addEventListener('popstate', obey);
          obey();
        })();
        """#
}
