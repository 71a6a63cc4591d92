BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminIdentityCenter' {
    It 'finds the instance in another Region, and says who owns it and where people sign in' {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion eu-west-1 -CallRate 0

        $center = Get-AdminIdentityCenter

        $center.Region | Should -Be eu-west-1
        $center.OwnerAccountId | Should -Be 123456789012
        $center.PortalUrl | Should -Be "https://$($center.IdentityStoreId).awsapps.com/start"
        $center.CanAdminister | Should -BeTrue
        $center.IsOrganizationInstance | Should -BeTrue
        $center.HasExternalDirectory | Should -BeNullOrEmpty
        $center.DelegatedAdministratorId | Should -BeNullOrEmpty
    }

    It 'searches once, and then asks the Region that the session remembers' {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion eu-west-1 -CallRate 0
        $null = Get-AdminIdentityCenter
        $before = (Get-AdminSandbox).CallsByAction['SWBExternalService.ListInstances']

        $null = Get-AdminIdentityCenter

        (Get-AdminSandbox).CallsByAction['SWBExternalService.ListInstances'] | Should -Be ($before + 1)
    }

    It 'looks only in the specified Region' {
        $sandbox = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
        $connection = @{ EndpointUrl = $sandbox.EndpointUrl }
        $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = 'sandbox'
        try {
            { Get-AdminIdentityCenter -Region eu-west-1 @connection } |
                Should -Throw -ErrorId 'IdentityCenterNotFound,*' -ExpectedMessage "*Region 'eu-west-1'*"
            (Get-AdminIdentityCenter -Region us-east-1 @connection).Region | Should -Be us-east-1
        }
        finally {
            $env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null
        }
    }

    It 'says what to do in the console where there is no instance' {
        $null = Start-AdminSandbox

        { Get-AdminIdentityCenter } | Should -Throw -ErrorId 'IdentityCenterNotFound,*'
        $Error[0].ErrorDetails.RecommendedAction | Should -Match 'console with the management account'
    }
}
