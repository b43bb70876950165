"""Addresses of the portal."""

from django.urls import path

from .views import (
    about,
    acting,
    applying,
    browsing,
    filling,
    guiding,
    home,
    hubs,
    inbox,
    licences,
    materials,
    my_case,
    my_data,
    progress,
    rating,
    registering,
    reviewing,
    searching,
    signing,
    situation,
    space,
    verifying,
)

app_name = "portal"

finding = [
    path("", home.home, name="home"),
    path("services/", browsing.browse, name="browse"),
    path("services/by/<slug:way>/", browsing.browse_by, name="browse_by"),
    path("search/", searching.search, name="search"),
    path("search/suggestions/", searching.suggest, name="suggest"),
    path("guide/<str:code>/", guiding.guide, name="guide"),
    path("guide/<str:code>/form.pdf", guiding.blank_form, name="blank_form"),
    path("guide/<str:code>/sample.pdf", guiding.sample_form, name="sample_form"),
    path("guide/<str:code>/situation/", situation.situation, name="situation"),
    path("guide/<str:code>/ratings/", rating.of_item, name="item_ratings"),
    path("progress/", progress.progress, name="progress"),
    path("progress/<str:token>/", progress.progress_of, name="progress_of"),
    path("verify/", verifying.verify, name="verify"),
    path("verify/<str:text>/", verifying.verify_one, name="verify_one"),
    path("verify/<str:text>", verifying.verify_one),
    path("information/", hubs.see, name="see"),
    path("look-up/", hubs.look_up, name="look_up"),
    path("rate/", hubs.to_rate, name="to_rate"),
    path("ratings/", rating.in_public, name="ratings"),
    path("rate/<str:token>/", rating.rate, name="rate"),
]

signing_in = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("register/", registering.register, name="register"),
]

applying_for = [
    path("apply/<str:code>/", applying.begin, name="begin"),
    path("drafts/<str:draft>/", filling.draft, name="draft"),
    path("drafts/<str:draft>/pages/<str:page>/", filling.page, name="draft_page"),
    path("drafts/<str:draft>/pages/<str:page>/save/", filling.autosave, name="draft_autosave"),
    path("drafts/<str:draft>/materials/", materials.materials, name="draft_materials"),
    path("drafts/<str:draft>/materials/<str:key>/", materials.add, name="material_add"),
    path(
        "drafts/<str:draft>/materials/<str:key>/<int:file>/remove/",
        materials.remove,
        name="material_remove",
    ),
    path("drafts/<str:draft>/files/<int:file>/", materials.file, name="draft_file"),
    path("drafts/<str:draft>/review/", reviewing.review, name="draft_review"),
    path("drafts/<str:draft>/discard/", space.discard, name="discard"),
]

my_space = [
    path("my/", space.space, name="space"),
    path("my/cases/", space.my_cases, name="cases"),
    path("my/cases/<str:number>/", my_case.case, name="case"),
    path("my/cases/<str:number>/receipt/", my_case.receipt, name="receipt"),
    path("my/cases/<str:number>/letters/<int:letter>/", my_case.letter, name="letter"),
    path("my/cases/<str:number>/application/", my_case.application, name="application"),
    path("my/cases/<str:number>/files/<int:file>/", my_case.file, name="file"),
    path("my/cases/<str:number>/withdraw/", my_case.withdraw, name="withdraw"),
    path("my/cases/<str:number>/supplement/", my_case.supplement, name="supplement"),
    path("my/drafts/", space.my_drafts, name="drafts"),
    path("my/licences/", licences.wallet, name="licences"),
    path("my/licences/<str:identifier>/", licences.licence, name="licence"),
    path("my/licences/<str:identifier>/document/", licences.document, name="licence_document"),
    path("my/licences/<str:identifier>/copies/", licences.copy, name="licence_copies"),
    path(
        "my/licences/<str:identifier>/copies/<str:token>/",
        licences.copy_document,
        name="licence_copy",
    ),
    path("my/messages/", inbox.inbox, name="messages"),
    path("my/messages/read/", inbox.read_all, name="read_all"),
    path("my/messages/<int:message>/", inbox.message, name="message"),
    path("my/data/", my_data.my_data, name="data"),
    path("my/password/", my_data.password, name="password"),
    path("my/companies/", acting.acting, name="acting"),
    path("my/companies/register/", registering.register_company, name="register_company"),
    path("my/companies/agents/", acting.grant, name="grant"),
    path("my/companies/agents/<int:mandate>/end/", acting.revoke, name="revoke"),
]

telling = [
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("contact/", about.contact, name="contact"),
    path("mistake/", about.mistake, name="mistake"),
    path("help/", about.help_page, name="help"),
]

urlpatterns = [*finding, *signing_in, *applying_for, *my_space, *telling]
