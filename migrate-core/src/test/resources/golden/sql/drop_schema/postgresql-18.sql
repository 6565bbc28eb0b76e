drop schema empty;
