// A shop of two pages, by React and React Router.

import { createRoot } from "react-dom/client";
import { createBrowserRouter, Link, RouterProvider } from "react-router";

const Basket = () => (
  <>
    <h1>Basket</h1>
    <Link to="thanks">Order</Link>
  </>
);

const router = createBrowserRouter(
  [
    { path: "/", element: <Basket /> },
    { path: "/thanks", element: <h1>Thank you</h1> },
  ],
  { basename: location.pathname.replace(/\/(thanks)?$/, "") },
);

createRoot(document.getElementById("app")).render(<RouterProvider router={router} />);
