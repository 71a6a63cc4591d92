BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

Describe 'Get-AdminSandbox' {
    AfterEach {
        Stop-AdminSandbox
    }

    It 'returns nothing if none is running' {
        Get-AdminSandbox | Should -BeNullOrEmpty
    }

    It 'counts the calls of the running one' {
        $started = Start-AdminSandbox
        $null = New-AdminUser alice
        $null = Get-AdminUser
        $sandbox = Get-AdminSandbox

        $sandbox | Should -Be $started
        $sandbox.CallsByAction['CreateUser'] | Should -Be 1
        $sandbox.CallsByAction['ListUsers'] | Should -Be 1
        $sandbox.TotalCalls | Should -Be ($sandbox.CallsByAction.Values | Measure-Object -Sum).Sum
    }

    It 'counts the calls in each account of an organization' {
        $file = Join-Path $TestDrive 'organization.json'
        Set-Content -LiteralPath $file -Value @'
{ "accounts": [ { "id": "111122223333", "name": "Prod",
    "root": { "accessKeys": [ { "id": "AKIAROOTROOTROOTROOT", "secret": "hidden" } ] } } ] }
'@
        $url = (Start-AdminSandbox -Organization $file).EndpointUrl
        $null = New-AdminUser alice
        $null = Connect-AdminAccount -AccessKey AKIAROOTROOTROOTROOT -SecretKey hidden -EndpointUrl $url
        $null = New-AdminUser bob, carol

        $calls = (Get-AdminSandbox).CallsByAccount

        $calls.Keys | Should -Be '111122223333', '123456789012'
        $calls['111122223333']['CreateUser'] | Should -Be 2
        $calls['123456789012']['CreateUser'] | Should -Be 1
    }

    It 'shows its URL and no secret' {
        $null = Start-AdminSandbox -SecretKey very-hidden

        Get-AdminSandbox | Out-String | Should -Match 'http://127\.0\.0\.1:'
        Get-AdminSandbox | Format-List * | Out-String | Should -Not -Match 'very-hidden'
    }
}
