// A page that React takes over as a whole, from the html element down.

import { useEffect } from "react";
import { hydrateRoot } from "react-dom/client";

const Shop = () => {
  useEffect(() => {
    document.documentElement.dataset.app = "ready";
  }, []);
  return (
    <html lang="en">
      <head>
        <title>Shop</title>
        <link rel="icon" href="/icon.svg" />
      </head>
      <body>
        <div id="app">
          <h1>Basket</h1>
          <p>One mug</p>
        </div>
      </body>
    </html>
  );
};

hydrateRoot(document, <Shop />);
