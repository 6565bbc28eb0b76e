const byId = id => document.getElementById(id);

function element(tag, text, className) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
}

function money({amount, currency}) {
    return new Intl.NumberFormat('en', {style: 'currency', currency}).format(amount);
}

function notice(text, bad) {
    byId('notice').textContent = text;
    byId('notice').className = bad ? 'bad' : '';
}

async function json(url, options) {
    const response = await fetch(url, options);
    const body = await response.json().catch(() => null);
    if (!response.ok) throw new Error(body?.detail ?? `${url} answered ${response.status}`);
    return body;
}

async function buy(product) {
    const order = await json('api/orders', {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({
            email: 'guest@example.com',
            firstName: 'Grace',
            lastName: 'Guest',
            address: {street: 'Market Street 1', postalCode: '10115', city: 'Berlin', country: 'DE'},
            lines: [{sku: product.sku, quantity: 1}]
        })
    });
    notice(`Order ${order.orderNumber}: ${product.name} for ${money(order.total)}.`);
}

function about({brand, category, flags}) {
    return [brand, category, ...flags.map(flag => flag.toLowerCase())].filter(Boolean).join(' · ');
}

function productCard(product) {
    const card = element('li');
    const price = element('span', money(product.price), 'price');
    if (product.listPrice) price.append(element('s', money(product.listPrice)));
    const button = element('button', 'Buy');
    button.addEventListener('click', () => buy(product).catch(failure => notice(failure.message, true)));
    card.append(
        element('span', product.icon ?? (product.download ? '💾' : '📦'), 'icon'),
        element('span', product.name, 'name'),
        element('span', about(product), 'soft'),
        price,
        button);
    return card;
}

function migrationItem(revision, message, detail, className) {
    const item = element('li', '', className);
    item.append(element('div', message, 'name'), element('code', revision), element('span', ` ${detail}`, 'soft'));
    return item;
}

function showMigrations(migrate) {
    byId('state').textContent = `${migrate.dialect}, ${migrate.upToDate ? 'at head' : 'behind'}`;
    byId('state').className = migrate.upToDate ? 'badge' : 'badge wait';
    byId('migrations').replaceChildren(
        ...migrate.history.map(step => migrationItem(
            step.revision,
            step.message,
            `${step.direction.toLowerCase()} ${new Date(step.appliedAt).toLocaleString('en')}, ${step.durationMs} ms`,
            step.state === 'APPLIED' ? '' : 'failed')),
        ...migrate.pending.map(step => migrationItem(step.revision, step.message, 'pending', 'pending')));
}

json('api/products')
    .then(products => byId('products').replaceChildren(...products.map(productCard)))
    .catch(failure => notice(failure.message, true));

json('actuator/migrations')
    .then(body => Object.values(body.contexts)
        .flatMap(context => Object.values(context.migrations))
        .forEach(showMigrations))
    .catch(failure => byId('migrations').replaceChildren(element('li', failure.message, 'failed')));
